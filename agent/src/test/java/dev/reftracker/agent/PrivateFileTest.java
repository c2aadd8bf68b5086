package dev.reftracker.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link PrivateFile}. */
class PrivateFileTest {

  @TempDir private Path folder;

  @Test
  void onlyItsOwnerCanReadIt() throws IOException {
    Path file = folder.resolve("report.txt");

    PrivateFile.write(file, "new".getBytes(UTF_8));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void itTakesThePlaceOfTheOldOneAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("report.txt");
    Files.writeString(file, "old");

    PrivateFile.write(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void aMissingFolderIsNotMade() {
    Path file = folder.resolve("missing/report.txt");

    assertThatThrownBy(() -> PrivateFile.write(file, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no such folder");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderInItsPlaceIsLeftAlone() throws IOException {
    Path file = Files.createDirectory(folder.resolve("report.txt"));

    assertThatThrownBy(() -> PrivateFile.write(file, new byte[0])).hasMessage("it is a folder");
    assertThat(file).isDirectory();
  }

  @Test
  void aDeviceStaysADevice() throws IOException {
    Path device = Path.of("/dev/null");

    PrivateFile.write(device, "new".getBytes(UTF_8));

    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFullDiskIsToldAndTheDeviceStays() {
    Path device = Path.of("/dev/full");

    assertThatThrownBy(() -> PrivateFile.write(device, "new".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void whatALinkPointsToIsReplacedAndTheLinkStays() throws IOException {
    Path file = Files.writeString(folder.resolve("report.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("latest.txt"), file);

    PrivateFile.write(link, "new".getBytes(UTF_8));

    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(file).hasContent("new");
  }
}
