package dev.reftracker.report.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reftracker.report.Frame;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes the values of a report; what is unknown becomes null. */
final class JsonOut {

  private final JsonGenerator generator;

  JsonOut(JsonGenerator generator) {
    this.generator = generator;
  }

  void begin() throws IOException {
    generator.writeStartObject();
  }

  void begin(String key) throws IOException {
    generator.writeObjectFieldStart(key);
  }

  void end() throws IOException {
    generator.writeEndObject();
  }

  void beginList(String key) throws IOException {
    generator.writeArrayFieldStart(key);
  }

  void endList() throws IOException {
    generator.writeEndArray();
  }

  void none(String key) throws IOException {
    generator.writeNullField(key);
  }

  void text(String key, String value) throws IOException {
    generator.writeStringField(key, value);
  }

  void number(String key, long value) throws IOException {
    generator.writeNumberField(key, value);
  }

  /** A score or share; not a number means unknown. */
  void fraction(String key, double value) throws IOException {
    if (Double.isNaN(value)) {
      none(key);
    } else {
      generator.writeNumberField(key, value);
    }
  }

  void flag(String key, boolean value) throws IOException {
    generator.writeBooleanField(key, value);
  }

  /** ISO-8601 in UTC. */
  void time(String key, Instant value) throws IOException {
    text(key, value == null ? null : value.toString());
  }

  void texts(String key, List<String> values) throws IOException {
    beginList(key);
    for (String value : values) {
      generator.writeString(value);
    }
    endList();
  }

  void frame(String key, Frame frame) throws IOException {
    generator.writeFieldName(key);
    frame(frame);
  }

  void stack(String key, List<Frame> stack) throws IOException {
    beginList(key);
    for (Frame frame : stack) {
      frame(frame);
    }
    endList();
  }

  private void frame(Frame frame) throws IOException {
    if (frame == null) {
      generator.writeNull();
      return;
    }
    begin();
    text("class", frame.className());
    text("method", frame.method());
    text("file", frame.file());
    if (frame.line() < 1) {
      none("line");
    } else {
      number("line", frame.line());
    }
    end();
  }
}
