package dev.reftracker.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a file that only its owner can read, and that is either the old one or the new one, never
 * half of it.
 */
final class PrivateFile {

  private static final String OWNER_ONLY = "rw-------";

  private PrivateFile() {}

  /**
   * Writes the content beside the file, then puts it in the file's place. What is no file, such as
   * a pipe, is written to as it is.
   *
   * @param file its folder must exist
   * @throws IOException with the reason; nothing is left behind then
   */
  static void write(Path file, byte[] content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, content, StandardOpenOption.WRITE); // a device or pipe keeps its place
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    replace(target, target.getParent(), content);
  }

  private static void replace(Path file, Path folder, byte[] content) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
    Path half = folder.resolve("." + file.getFileName() + "." + Program.pid());
    try {
      create(half);
      Files.write(half, content);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(half);
      throw e;
    }
  }

  private static void create(Path file) throws IOException {
    Files.deleteIfExists(file);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, attributes);
  }
}
