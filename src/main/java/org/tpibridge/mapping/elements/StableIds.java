package org.tpibridge.mapping.elements;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Locale;
import java.util.UUID;
import org.tpibridge.terminology.CodeSystems;

/**
 * Generates ids that are the same on every machine and at every time: UUIDv5 (RFC 9562) of content,
 * never of a position.
 */
public final class StableIds {
  /** Never occurs in identifiers of sources, so different lists of parts never give one name. */
  private static final char SEPARATOR = '\u001F';

  private static final NameBasedGenerator GENERATOR =
      Generators.nameBasedGenerator(
          Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL)
              .generate(CodeSystems.BASE));

  private StableIds() {}

  /** The id of a resource that an identifier identifies. */
  public static UUID of(String system, String value) {
    return GENERATOR.generate(system + SEPARATOR + value);
  }

  /** The id of a resource that a visit owns. */
  public static UUID of(String system, String visitId, ResourceRole role, String key) {
    return GENERATOR.generate(
        system + SEPARATOR + visitId + SEPARATOR + role.idPart() + SEPARATOR + key);
  }

  /** Converts words to a key: lower case, single spaces. */
  public static String normalizedKey(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
