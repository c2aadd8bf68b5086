package example.letters;

/** A carrier of a carrier, which mentions no buffer. */
public final class Envelope {
  private final Message message;

  /** Encloses. */
  public Envelope(Message message) {
    this.message = message;
  }

  /** What it encloses. */
  public Message message() {
    return message;
  }
}
