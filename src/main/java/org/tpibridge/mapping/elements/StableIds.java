package org.tpibridge.mapping.elements;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Locale;
import java.util.UUID;
import org.tpibridge.terminology.CodeSystems;

/**
 * Ids that are the same for ever and on every machine: UUIDv5 (RFC 9562) over content, never over a
 * position.
 */
public final class StableIds {
  /** Cannot occur in what a source gives, so that no two lists of parts make one name. */
  private static final char SEPARATOR = '\u001F';

  private static final NameBasedGenerator GENERATOR =
      Generators.nameBasedGenerator(
          Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL)
              .generate(CodeSystems.BASE));

  private StableIds() {}

  /** The id of what an identifier names. */
  public static UUID of(String system, String value) {
    return GENERATOR.generate(system + SEPARATOR + value);
  }

  /** The id of what a visit owns. */
  public static UUID of(String system, String visitId, ResourceRole role, String key) {
    return GENERATOR.generate(
        system + SEPARATOR + visitId + SEPARATOR + role.idPart() + SEPARATOR + key);
  }

  /** Words as a key: in lower case, with single spaces. */
  public static String normalizedKey(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
