package dev.reftracker.weaving;

import static dev.reftracker.weaving.TestRules.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/how-it-works.md} shows is what the weaver does. */
class HowItWorksTest {

  private static final Path PAGE = Path.of("..", "docs", "how-it-works.md");

  @TempDir Path folder;

  @Test
  void theWovenClassBehavesLikeTheSourceOnThePage() throws Exception {
    Woven woven = new Woven(rule());
    WeavingLoader before = woven.loader(compiled("before"), "example.");

    HookTrace wovenHooks = HookTrace.of(before, "example.Buffer");
    HookTrace writtenHooks = HookTrace.of(compiled("after"), "example.Buffer");

    assertThat(wovenHooks.lines()).hasSize(10).isEqualTo(writtenHooks.lines());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<init>(I)V", "retain(I)Lio/netty/buffer/ByteBuf;", "release()Z"})
  void theListingOnThePageIsWhatIsWovenIntoNetty(String method) throws Exception {
    String className = "io.netty.buffer.AbstractReferenceCountedByteBuf";
    Woven woven = new Woven(LibraryJars.nettyBuffer());

    byte[] classFile = woven.weave(className, LibraryJars.netty("4.1.140.Final"));

    assertThat(listingOnPage(method)).isEqualTo(Listing.of(classFile, method));
  }

  private static TypeRule rule() {
    return TestRules.type(
        "example.Buffer",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.ACQUIRE, "retain").amount(dev.reftracker.config.ValueSource.argument(0)).rule(),
        on(Role.RELEASE, "release").ends(Success.RETURN_TRUE).rule());
  }

  /** The classes of a block of source on the page. */
  private ClassLoader compiled(String block) throws IOException {
    String source = find("```java " + block + "\n(.*?)```");
    Path output = Files.createDirectories(folder.resolve(block));
    Path file = output.resolve("Buffer.java");
    Files.writeString(
        file,
        source.replace(
            "package example;", "package example; import dev.reftracker.bridge.RefTrackerBridge;"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", output.toString(), file.toString());
    assertThat(status).isZero();
    URL[] urls = {output.toUri().toURL()};
    return new URLClassLoader(urls, HowItWorksTest.class.getClassLoader());
  }

  private static String listingOnPage(String method) throws IOException {
    return find("<!-- listing " + Pattern.quote(method) + " -->\n+```text\n(.*?)```");
  }

  private static String find(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(matcher.find()).describedAs(pattern).isTrue();
    return matcher.group(1);
  }
}
