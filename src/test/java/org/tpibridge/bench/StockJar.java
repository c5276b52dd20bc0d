package org.tpibridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.tpibridge.validation.Stock;

/** Packs {@link StockMain} like TPI Bridge: one jar that contains its libraries unchanged. */
final class StockJar {

  private static final String CLASSES = "BOOT-INF/classes/";

  /** Libraries that a program that only validates would not have. */
  private static final List<String> OTHERS =
      List.of(
          "spring",
          "picocli",
          "jline",
          "progressbar",
          "json-schema",
          "itu",
          "java-uuid",
          "jackson-dataformat",
          "jackson-databind-3",
          "jackson-core-3",
          "snakeyaml",
          "micrometer");

  private StockJar() {}

  static Path pack(Path ours, Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (JarFile jar = new JarFile(ours.toFile());
        OutputStream file = Files.newOutputStream(target);
        JarOutputStream out = new JarOutputStream(file, manifest(jar))) {
      for (JarEntry entry : jar.stream().filter(StockJar::belongs).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          copy(entry, in, out);
        }
      }
      for (Class<?> own : List.of(StockMain.class, Stock.class)) {
        String name = own.getName().replace('.', '/') + ".class";
        try (InputStream in = own.getClassLoader().getResourceAsStream(name)) {
          out.putNextEntry(new ZipEntry(CLASSES + name));
          in.transferTo(out);
          out.closeEntry();
        }
      }
    }
    return target;
  }

  private static Manifest manifest(JarFile jar) throws IOException {
    Manifest manifest = new Manifest(jar.getManifest());
    Attributes main = manifest.getMainAttributes();
    main.putValue("Start-Class", StockMain.class.getName());
    return manifest;
  }

  private static boolean belongs(JarEntry entry) {
    String name = entry.getName();
    String file = name.substring(name.lastIndexOf('/') + 1);
    boolean other = name.startsWith("BOOT-INF/lib/") && OTHERS.stream().anyMatch(file::startsWith);
    boolean ours = name.startsWith(CLASSES + "org/tpibridge/");
    return !other && !ours && !name.equals(JarFile.MANIFEST_NAME);
  }

  /** A library inside must not be compressed, because the launcher reads it directly. */
  private static void copy(JarEntry entry, InputStream in, JarOutputStream out) throws IOException {
    JarEntry copy = new JarEntry(entry.getName());
    if (entry.getMethod() == ZipEntry.STORED) {
      copy.setMethod(ZipEntry.STORED);
      copy.setSize(entry.getSize());
      copy.setCrc(entry.getCrc());
    }
    out.putNextEntry(copy);
    in.transferTo(out);
    out.closeEntry();
  }
}
