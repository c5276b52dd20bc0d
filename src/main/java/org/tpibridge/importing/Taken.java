package org.tpibridge.importing;

import java.util.List;
import org.tpibridge.checking.Checked;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Jobs;

/**
 * What became of a row.
 *
 * @param findings all: of checking, then those that only the store could tell
 * @param again whether it was rejected and counted before the import was broken off, and is told
 *     again only to be handed back
 */
public record Taken(Checked checked, Jobs.Outcome outcome, List<Finding> findings, boolean again) {
  public Taken {
    findings = List.copyOf(findings);
  }
}
