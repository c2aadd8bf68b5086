package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reftracker.config.AgentOptions.Detail;
import dev.reftracker.config.AgentOptions.Finding;
import dev.reftracker.config.AgentOptions.HandOvers;
import dev.reftracker.config.AgentOptions.Trigger;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** The agent string: what it means, and what is said when it is wrong. */
class AgentStringTest {

  @ParameterizedTest
  @NullAndEmptySource
  void nothingNamedIsNothingTracked(String options) {
    TrackingConfig config = ConfigLoader.load(options);

    assertThat(config.types()).isEmpty();
    assertThat(config.options().presets()).isEmpty();
  }

  @Test
  void everyOptionHasItsDocumentedDefault() {
    AgentOptions options = ConfigLoader.load("netty").options();

    assertThat(options.reports()).isEmpty();
    assertThat(options.triggers()).containsExactly(Trigger.EXIT, Trigger.SIGNAL);
    assertThat(options.signal()).isEqualTo("USR1");
    assertThat(options.stacks()).isEqualTo(Detail.ADAPTIVE);
    assertThat(options.depth()).isEqualTo(16);
    assertThat(options.handovers()).isEqualTo(HandOvers.AUTO);
    assertThat(options.collectBeforeReport()).isTrue();
    assertThat(options.exitStatus()).isEmpty();
    assertThat(options.failOn()).containsExactly(Finding.LEAK);
    assertThat(options.minAgeMillis()).isZero();
    assertThat(options.maxLeaks()).isZero();
    assertThat(options.suppressions()).isNull();
    assertThat(options.baseline()).isNull();
    assertThat(options.stuckAfterMillis()).isZero();
    assertThat(options.applicationPackages()).isEmpty();
    assertThat(options.onlyMain()).isNull();
  }

  @Test
  void everyOptionCanBeSet() {
    AgentOptions options =
        ConfigLoader.load(
                "netty,jetty,report=a%p.json,report=b.txt,at=exit,signal=SIGHUP,stacks=full,depth=64,"
                    + "handovers=always,max-memory=64m,gc=never,on-leak=exit:3,"
                    + "fail-on=leak+over-release,min-age=5s,max-leaks=2,suppressions=s.yaml,"
                    + "baseline=b.json,stuck-after=10m,app=com.a+com.b,only-main=*Server")
            .options();

    assertThat(options.presets()).containsExactly("netty", "jetty");
    assertThat(options.reports()).containsExactly("a%p.json", "b.txt");
    assertThat(options.triggers()).containsExactly(Trigger.EXIT);
    assertThat(options.signal()).isEqualTo("HUP");
    assertThat(options.stacks()).isEqualTo(Detail.FULL);
    assertThat(options.depth()).isEqualTo(64);
    assertThat(options.handovers()).isEqualTo(HandOvers.ALWAYS);
    assertThat(options.maxMemoryBytes()).isEqualTo(64L << 20);
    assertThat(options.collectBeforeReport()).isFalse();
    assertThat(options.exitStatus()).isEqualTo(OptionalInt.of(3));
    assertThat(options.failOn()).containsExactly(Finding.LEAK, Finding.OVER_RELEASE);
    assertThat(options.minAgeMillis()).isEqualTo(5_000);
    assertThat(options.maxLeaks()).isEqualTo(2);
    assertThat(options.suppressions()).isEqualTo(Path.of("s.yaml"));
    assertThat(options.baseline()).isEqualTo(Path.of("b.json"));
    assertThat(options.stuckAfterMillis()).isEqualTo(600_000);
    assertThat(options.applicationPackages()).containsExactly("com.a", "com.b");
    assertThat(options.onlyMain()).isEqualTo("*Server");
  }

  @Test
  void anEscapedCommaBelongsToTheValue() {
    AgentOptions options =
        ConfigLoader.load("netty,report=a\\,b.json,fail-on=leak\\,stuck").options();

    assertThat(options.reports()).containsExactly("a,b.json");
    assertThat(options.failOn()).containsExactly(Finding.LEAK, Finding.STUCK);
  }

  @Test
  void aBackslashBeforeAnythingElseStays() {
    AgentOptions options = ConfigLoader.load("netty,report=C:\\logs\\a.json").options();

    assertThat(options.reports()).containsExactly("C:\\logs\\a.json");
  }

  @Test
  void failOnAllMeansEveryFinding() {
    AgentOptions options = ConfigLoader.load("netty,fail-on=all").options();

    assertThat(options.failOn()).isEqualTo(EnumSet.allOf(Finding.class));
  }

  @Test
  void aTypeOfAPresetCanBeLeftOut() {
    TrackingConfig config = ConfigLoader.load("netty:-bytebuf");

    assertThat(config.types()).extracting(TypeRule::name).containsExactly("refcounted", "pipeline");
    assertThat(config.options().presets()).containsExactly("netty");
  }

  @ParameterizedTest
  @CsvSource({"100k,102400", "1m,1048576", "2g,2147483648", "12345,12345"})
  void sizesHaveUnits(String size, long bytes) {
    assertThat(ConfigLoader.load("netty,max-memory=" + size).options().maxMemoryBytes())
        .isEqualTo(bytes);
  }

  @Test
  void aShareOfTheHeapIsASizeToo() {
    OptionValue value = new OptionValue("25%", "option max-memory=");

    assertThat(Units.bytes(value, 1000)).isEqualTo(250);
  }

  @ParameterizedTest
  @CsvSource({"64,8", "2048,256", "8192,256"})
  void theDefaultBudgetIsAnEighthOfTheHeapAtMost256m(long heapMiB, long budgetMiB) {
    AgentOptions options = new OptionReader(GivenOptions.none(), heapMiB << 20).read();

    assertThat(options.maxMemoryBytes()).isEqualTo(budgetMiB << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nety|Unknown preset nety (agent options). Is it netty?",
        "netty,jety|Unknown preset jety (agent options). Is it jetty?",
        "netty:-bytebuff|Preset netty has no type bytebuff (agent options). Is it bytebuf?",
        "netty:bytebuf|Preset netty:bytebuf not understood (agent options). Leave out a type with"
            + " netty:-TYPE.",
        "netty,netty|Preset netty is named twice (agent options). Name it once.",
        "netty,dept=16|Unknown option dept= (agent options). Is it depth?",
        "netty,depth|Option depth has no value (agent options). Write depth=… (frames, 1 to 1024).",
        "netty,depth=|Option depth has no value (option depth=). It takes frames, 1 to 1024.",
        "netty,depth=0|0 is no number from 1 to 1024 (option depth=). Write one.",
        "netty,depth=deep|deep is no number from 1 to 1024 (option depth=). Write one.",
        "netty,depth=8,depth=9|depth is given twice, as 8 and as 9 (option depth=). Give it once.",
        "netty,stacks=ful|Unknown value ful (option stacks=). Is it full?",
        "netty,at=exit+singal|Unknown value singal (option at=). Is it signal?",
        "netty,at=+|Nothing is named (option at=). Join several by +.",
        "netty,handovers=sometimes|Unknown value sometimes (option handovers=). Take one of always,"
            + " auto, off.",
        "netty,gc=always|Unknown value always (option gc=). Take one of auto, never.",
        "netty,max-memory=64q|64q not understood (option max-memory=). Write a size such as 64m, or"
            + " a share of the heap such as 10%.",
        "netty,max-memory=200%|200% is no share of the heap (option max-memory=). Write a size such"
            + " as 64m, or a share of the heap such as 10%.",
        "netty,min-age=5|5 not understood (option min-age=). Write a duration such as 500ms, 30s,"
            + " 5m or 2h.",
        "netty,on-leak=exit:0|0 is no number from 1 to 255 (option on-leak=). Write one.",
        "netty,on-leak=exit|Unknown value exit (option on-leak=). Is it exit:1?",
        "netty,signal=USR2|Signal USR2 belongs to the VM (option signal=). Take USR1 or HUP.",
        "netty,signal=7|7 is no signal (option signal=). Write a name such as USR1 or HUP.",
        "netty,report=leaks.xml|Report leaks.xml has no ending that names a format (option"
            + " report=). End it with .txt, .json, .html.",
      })
  void aMistakeIsToldInOneLine(String options, String message) {
    assertThatThrownBy(() -> ConfigLoader.load(options))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }
}
