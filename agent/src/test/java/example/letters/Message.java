package example.letters;

import example.callsites.Buffer;

/** A carrier: not counted, but its constructor takes a buffer. */
public class Message implements Letter {
  private final Buffer content;

  /** Keeps the buffer, or refuses it. */
  public Message(Buffer content) {
    this(content, content == null);
  }

  Message(Buffer content, boolean refuse) {
    if (refuse) {
      throw new IllegalArgumentException("nothing to carry");
    }
    this.content = content;
  }

  @Override
  public boolean isEmpty() {
    return content.count() == 0;
  }

  /** What it carries. */
  public Buffer content() {
    return content;
  }
}
