package example.letters;

import example.callsites.Buffer;

/** A handler of messages of one type. */
public class NoteReader extends Reader<Note> {
  private Note last;

  @Override
  void channelRead(Object context, Note message) {
    last = message;
  }

  boolean isLast(Note note, Buffer buffer) {
    return last == note && buffer.count() > 0;
  }
}
