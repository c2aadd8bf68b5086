package example.callsites;

/** Cares for nothing that it is told. */
public class Observer implements Watching {}
