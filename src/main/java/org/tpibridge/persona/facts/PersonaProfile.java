package org.tpibridge.persona.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts of one kind of EHR.
 *
 * @param server facts about the server
 * @param types facts about resource types, by type
 */
public record PersonaProfile(String kind, Facts server, Map<String, Facts> types) {

  /**
   * Facts by name. A fact has one row, except {@link FactName#NOTE}.
   *
   * @param rows in the order of the table
   */
  public record Facts(Map<FactName, List<PersonaFact>> rows) {
    static final Facts NONE = new Facts(Map.of());

    public Optional<String> text(FactName name) {
      return rows.getOrDefault(name, List.of()).stream().map(PersonaFact::value).findFirst();
    }

    public List<String> words(FactName name) {
      return rows.getOrDefault(name, List.of()).stream()
          .flatMap(fact -> fact.words().stream())
          .toList();
    }

    public List<String> texts(FactName name) {
      return rows.getOrDefault(name, List.of()).stream().map(PersonaFact::value).toList();
    }

    public boolean has(FactName name) {
      return rows.containsKey(name);
    }

    public boolean is(FactName name, String value) {
      return text(name).filter(value::equals).isPresent();
    }

    public OptionalInt number(FactName name) {
      return text(name)
          .map(value -> OptionalInt.of(Integer.parseInt(value)))
          .orElse(OptionalInt.empty());
    }

    /** A status that every kind has. */
    public int status(FactName name) {
      return number(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
    }

    public boolean can(String interaction) {
      return words(FactName.INTERACTIONS).contains(interaction);
    }
  }

  /**
   * Collects the facts of a kind.
   *
   * @throws IllegalArgumentException if there is no such kind, or a fact has several rows
   */
  public static PersonaProfile of(String kind, List<PersonaFact> table) {
    if (!FactTable.kinds(table).contains(kind)) {
      throw new IllegalArgumentException(
          "There is no simulated EHR \""
              + kind
              + "\". Choose one of: "
              + String.join(", ", FactTable.kinds(table))
              + ".");
    }
    Map<String, Map<FactName, List<PersonaFact>>> byType = new TreeMap<>();
    // Those of all kinds come first, so that the ones of this kind replace them.
    collect(FactTable.ALL, table, byType);
    collect(kind, table, byType);
    Map<String, Facts> types = new TreeMap<>();
    byType.forEach((type, facts) -> types.put(type, new Facts(facts)));
    Facts server = Optional.ofNullable(types.remove("")).orElse(Facts.NONE);
    return new PersonaProfile(kind, server, types);
  }

  private static void collect(
      String persona,
      List<PersonaFact> table,
      Map<String, Map<FactName, List<PersonaFact>>> byType) {
    for (PersonaFact fact : table) {
      if (!fact.persona().equals(persona)) {
        continue;
      }
      List<PersonaFact> rows =
          byType
              .computeIfAbsent(fact.type(), t -> new EnumMap<>(FactName.class))
              .computeIfAbsent(fact.name(), n -> new ArrayList<>());
      if (fact.name() != FactName.NOTE) {
        if (rows.stream().anyMatch(other -> other.persona().equals(persona))) {
          throw new IllegalArgumentException(
              "Two rows for " + persona + " " + fact.type() + " " + fact.name().text());
        }
        rows.clear();
      }
      rows.add(fact);
    }
  }

  /** Facts about a type. */
  public Facts of(String type) {
    return types.getOrDefault(type, Facts.NONE);
  }

  /** The fact about a type, or if there is none, that about the server. */
  public Optional<String> text(String type, FactName name) {
    return of(type).text(name).or(() -> server.text(name));
  }

  /** The status for content that is refused. */
  public int invalidStatus() {
    return server.status(FactName.INVALID_STATUS);
  }

  public boolean hasVersions() {
    return !server.is(FactName.VERSIONING, "no-version");
  }

  /** The types that it declares. */
  public Set<String> declaredTypes() {
    Set<String> declared = new TreeSet<>();
    types.forEach(
        (type, facts) -> {
          if (facts.has(FactName.INTERACTIONS) || facts.has(FactName.OPERATIONS)) {
            declared.add(type);
          }
        });
    return declared;
  }

  /** Whether an interaction is possible, declared or by contract. */
  public boolean accepts(String type, String interaction, boolean contract) {
    Facts facts = of(type);
    return facts.can(interaction)
        || (contract && facts.words(FactName.CONTRACT_INTERACTIONS).contains(interaction));
  }

  /** The first of the vendor's codes for an error. */
  public Optional<String> code(FactName name) {
    return server.words(name).stream().findFirst();
  }
}
