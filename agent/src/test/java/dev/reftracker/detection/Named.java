package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakGroup.Culprit;

/** What a report names. */
final class Named {

  private Named() {}

  static void assertCulprit(LeakGroup group, String className, String method, String why) {
    Culprit culprit = group.culprit();
    assertThat(culprit.why()).isEqualTo(why);
    assertThat(culprit.site().className()).isEqualTo(className);
    assertThat(culprit.site().method()).isEqualTo(method);
  }
}
