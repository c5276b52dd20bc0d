package org.tpibridge.reading.assembly;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.visit.Injectate;

/**
 * What a record states of the drugs.
 *
 * @param drugs as read; those that could not be read are noted
 * @param statements what is stated in place of a drug; empty where nothing is
 */
public record StatedInjectates(List<Injectate> drugs, Set<InjectateStatement> statements) {
  public StatedInjectates {
    drugs = List.copyOf(drugs);
    Set<InjectateStatement> copy = EnumSet.noneOf(InjectateStatement.class);
    copy.addAll(statements);
    statements = copy;
  }

  boolean states(InjectateStatement statement) {
    return statements.contains(statement);
  }
}
