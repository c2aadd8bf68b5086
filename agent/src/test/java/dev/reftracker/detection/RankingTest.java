package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakGroup.Culprit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is named first, who next, and how sure that is. */
class RankingTest {

  private static final String[] MADE = {"lib.Pool.get:5", "app.Main.main:3"};
  private static final String[] GIVEN = {"app.Filter.next:7", "app.Main.main:4"};

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void theMethodsToLookAtNextFollowTheFirstTheLikeliestBeforeOthers() {
    leaksInTheFilter();

    LeakGroup group = told.report().leaks().get(0);

    List<Culprit> named = new ArrayList<>(List.of(group.culprit()));
    named.addAll(group.others());
    assertThat(named).hasSizeBetween(2, 3);
    assertThat(named)
        .extracting(one -> one.site().className() + one.site().method())
        .doesNotHaveDuplicates();
    assertThat(named)
        .extracting(Culprit::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(named.stream().mapToDouble(Culprit::score).sum()).isLessThanOrEqualTo(1);
  }

  @Test
  void onlyMethodsOfTheProgramAreNamed() {
    told.object().begin("lib.Pool.get:5", "java.util.ArrayList.forEach:99").leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit()).isNull();
    assertThat(group.others()).isEmpty();
  }

  @Test
  void whereOneMethodIsAllThatIsKnownItIsNamedForCertain() {
    told.object().begin("lib.Pool.get:5", "app.Only.one:3").leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit().site().method()).isEqualTo("one");
    assertThat(group.others()).isEmpty();
  }

  private void leaksInTheFilter() {
    told.object()
        .begin(MADE)
        .argument(GIVEN)
        .argument("app.Sink.next:20", "app.Filter.next:9", "app.Main.main:4")
        .release("app.Sink.next:21", "app.Filter.next:9", "app.Main.main:4")
        .healthy(50);
    told.object().begin(MADE).argument(GIVEN).leaked(2);
  }
}
