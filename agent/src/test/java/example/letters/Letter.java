package example.letters;

/** What carriers are to those who know nothing of buffers. */
public interface Letter {

  /** Whether there is something in it. */
  boolean isEmpty();
}
