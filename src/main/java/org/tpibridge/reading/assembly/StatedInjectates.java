package org.tpibridge.reading.assembly;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.visit.Injectate;

/**
 * The injected drugs of a record.
 *
 * @param drugs as read, without those that could not be read, which are reported
 * @param statements the statements instead of a drug, if any
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
