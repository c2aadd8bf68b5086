package dev.reftracker.report.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/**
 * Breaks lines around the top keys and the findings only, so that a report stays small, and can be
 * searched by line.
 */
final class LinePerFinding extends MinimalPrettyPrinter {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 2;

  private int depth;

  @Override
  public void writeStartObject(JsonGenerator generator) throws IOException {
    generator.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator generator) throws IOException {
    if (depth == 1) {
      breakLine(generator);
    }
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(depth <= DEEPEST ? ": " : ":");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(',');
    if (depth == 1) {
      breakLine(generator);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
    depth--;
    if (depth == 0) {
      generator.writeRaw('\n');
    }
    generator.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator generator) throws IOException {
    generator.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator generator) throws IOException {
    if (depth == DEEPEST) {
      breakLine(generator);
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(',');
    if (depth == DEEPEST) {
      breakLine(generator);
    }
  }

  @Override
  public void writeEndArray(JsonGenerator generator, int values) throws IOException {
    generator.writeRaw(']');
    depth--;
  }

  private void breakLine(JsonGenerator generator) throws IOException {
    generator.writeRaw('\n');
    for (int i = 0; i < depth; i++) {
      generator.writeRaw("  ");
    }
  }
}
