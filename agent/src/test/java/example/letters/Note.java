package example.letters;

/** Of no loaded class. */
interface Note {}
