package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of {@link Words}. */
class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "5210, 5 210",
    "1234567, 1 234 567",
    "-5210, -5 210",
    "-210, -210"
  })
  void numbersAreSpacedByThousands(long value, String expected) {
    assertThat(Words.number(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "12345, 12.3 s",
    "59999, 59.9 s",
    "60000, 1 min",
    "250000, 4 min 10 s",
    "11100000, 3 h 5 min",
    "183600000, 2 d 3 h"
  })
  void agesHaveTwoUnitsAtMost(long millis, String expected) {
    assertThat(Words.age(millis)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 100 %", "0.9999, 99.9 %", "0.998, 99.8 %", "0.5, 50.0 %", "0, 0.0 %"})
  void lessThanAllIsNeverAHundredPercent(double share, String expected) {
    assertThat(Words.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.00",
    "0.999, 0.99",
    "0.97, 0.97",
    "0.29, 0.29",
    "0.05, 0.05",
    "0, 0.00",
    "NaN, unknown"
  })
  void aScoreOfOneMeansCertain(double score, String expected) {
    assertThat(Words.score(score)).isEqualTo(expected);
  }

  @Test
  void nounsAgreeWithTheirNumber() {
    assertThat(Words.count(1, "mismatch")).isEqualTo("1 mismatch");
    assertThat(Words.count(2, "mismatch")).isEqualTo("2 mismatches");
    assertThat(Words.count(0, "acquire")).isEqualTo("0 acquires");
  }
}
