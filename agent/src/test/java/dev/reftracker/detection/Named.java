package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakGroup.Culprit;

/** What a report names. */
final class Named {

  private Named() {}

  static void assertCulprit(LeakGroup group, String className, String method, String why) {
    assertCulprit(group.culprit(), className, method, why);
  }

  static void assertCulprit(Culprit culprit, String className, String method, String why) {
    assertThat(culprit.why()).isEqualTo(why);
    assertThat(culprit.site().className()).isEqualTo(className);
    assertThat(culprit.site().method()).isEqualTo(method);
  }
}
