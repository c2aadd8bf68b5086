package example.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Leaks from classes of many class loaders, drops the loaders, and counts those that stay. */
public final class Loaders extends ClassLoader {

  private static final int LOADERS = 50;

  private Loaders() {
    super(Loaders.class.getClassLoader());
  }

  /** Prints how many loaders could not be collected. */
  public static void main(String[] args) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < LOADERS; i++) {
      loaders.add(new WeakReference<>(leakFromLoader()));
    }
    for (int i = 0; i < 10; i++) {
      Memory.used();
    }
    Out.say("pinned", loaders.stream().filter(loader -> loader.get() != null).count());
    Out.say("planted", LOADERS);
  }

  private static ClassLoader leakFromLoader() throws Exception {
    Loaders loader = new Loaders();
    byte[] file = file();
    Class<?> leaker = loader.defineClass(Leaker.class.getName(), file, 0, file.length);
    ((Runnable) leaker.getDeclaredConstructor().newInstance()).run();
    return loader;
  }

  private static byte[] file() throws IOException {
    String name = Leaker.class.getName().replace('.', '/') + ".class";
    try (InputStream in = Loaders.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** Defined anew by each loader. */
  public static final class Leaker implements Runnable {
    @Override
    public void run() {
      new Counted();
    }
  }
}
