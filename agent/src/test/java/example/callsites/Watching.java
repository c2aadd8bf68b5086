package example.callsites;

/** Who is told of buffers, and need not care. */
interface Watching {

  default void seen(Buffer buffer) {}
}
