package org.tpibridge.validation.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The definitions of an npm-style FHIR package ({@code package.tgz}), such as US Core. Its
 * resources are parsed when a validation first needs them.
 */
public final class DefinitionPackage {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MANIFEST = "package/package.json";

  private final String name;
  private final String version;
  private final Map<String, PackageDefinition> byUrl;

  private DefinitionPackage(String name, String version, Map<String, PackageDefinition> byUrl) {
    this.name = name;
    this.version = version;
    this.byUrl = byUrl;
  }

  /**
   * Reads a package without writing to disk. Only JSON files directly in {@code package/} are read.
   *
   * @param tgz the package's bytes: a tar in gzip
   * @param source the file's name, for messages
   * @throws UnusablePackageException if it is not a package for FHIR R4, contains paths outside of
   *     the package, or unpacks to more than 512 MB
   * @throws IOException if the stream cannot be read
   */
  public static DefinitionPackage read(InputStream tgz, String source) throws IOException {
    Map<String, PackageDefinition> byUrl = new LinkedHashMap<>();
    JsonNode manifest = null;
    try (PackageArchive tar = new PackageArchive(new GZIPInputStream(tgz), source)) {
      for (Optional<PackageArchive.ArchiveFile> next = tar.next();
          next.isPresent();
          next = tar.next()) {
        PackageArchive.ArchiveFile entry = next.get();
        if (entry.name().equals(MANIFEST)) {
          manifest = JSON.readTree(entry.file().content());
        } else if (isDefinition(entry.name())) {
          PackageDefinition.read(entry.file().content())
              .ifPresent(d -> byUrl.putIfAbsent(d.url(), d));
        }
      }
    } catch (ZipException notGzip) {
      throw new UnusablePackageException(
          source + " is not a FHIR package: it is not gzip-compressed.", notGzip);
    } catch (JacksonException parseError) {
      throw new UnusablePackageException(
          source + " is not a usable FHIR package: it contains invalid JSON.", parseError);
    }
    return create(manifest, byUrl, source);
  }

  private static boolean isDefinition(String name) {
    return name.startsWith("package/")
        && name.indexOf('/', "package/".length()) < 0
        && name.endsWith(".json")
        && !name.endsWith("/.index.json");
  }

  private static DefinitionPackage create(
      JsonNode manifest, Map<String, PackageDefinition> byUrl, String source)
      throws UnusablePackageException {
    if (manifest == null || !manifest.path("name").isString()) {
      throw new UnusablePackageException(
          source + " is not a FHIR package: it has no " + MANIFEST + " with a name.");
    }
    List<String> versions = new ArrayList<>();
    manifest.path("fhirVersions").forEach(each -> versions.add(each.asString("")));
    if (!versions.isEmpty() && versions.stream().noneMatch(each -> each.startsWith("4.0"))) {
      throw new UnusablePackageException(
          source
              + " is for FHIR "
              + String.join(", ", versions)
              + "; only packages for R4 (4.0.x) can be used.");
    }
    return new DefinitionPackage(
        manifest.path("name").asString(), manifest.path("version").asString(""), byUrl);
  }

  /** Such as {@code hl7.fhir.us.core}. */
  public String name() {
    return name;
  }

  /** Such as {@code 6.1.0}; empty if the package does not contain it. */
  public String version() {
    return version;
  }

  Map<String, PackageDefinition> byUrl() {
    return byUrl;
  }
}
