package example.suite;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

/** Runs among a library's own tests, and leaks what the report then has to name. */
class PlantedTest {

  @Test
  void leaks() {
    for (int i = 0; i < 7; i++) {
      Unpooled.directBuffer(64).writeByte(1);
    }
  }
}
