package example.letters;

import example.callsites.Buffer;

/** A handler of messages of whatever type. */
abstract class Reader<T> {

  abstract void channelRead(Object context, T message);

  static int count(Buffer buffer) {
    return buffer.count();
  }
}
