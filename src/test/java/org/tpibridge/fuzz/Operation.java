package org.tpibridge.fuzz;

import java.util.List;

/**
 * A command. A pick is taken modulo the number of available items, so that an operation has the
 * same meaning, as far as possible, if earlier operations are left out.
 */
sealed interface Operation {
  /** Returns whether there was anything to do. */
  boolean in(SequenceRun run);

  /** Whether a later change of a visit is refused, left or undone as well. */
  enum Later {
    REFUSE("refuse"),
    KEEP("keep"),
    UNDO("undo");

    private final String word;

    Later(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  record Import(List<GeneratedRow> rows, boolean dryRun, boolean readmit, boolean zipped)
      implements Operation {
    public Import {
      rows = List.copyOf(rows);
    }

    /** Picks from all rows; there is at least one. */
    String source() {
      return GeneratedRow.source(rows.get(0).visit());
    }

    @Override
    public boolean in(SequenceRun run) {
      return run.imported(this);
    }
  }

  /** A file that was imported before, byte for byte. */
  record ImportAgain(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.importedAgain(pick);
    }
  }

  /**
   * @param newest whether to undo the newest job that can be undone, or any
   */
  record Undo(boolean newest, int pick, Later later) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.undone(this);
    }
  }

  record Accept(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.decided("accept", pick);
    }
  }

  record Dismiss(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.decided("dismiss", pick);
    }
  }

  record Merge(int patient, int into) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.merged(patient, into);
    }
  }

  record Erase(int patient) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.erased(patient);
    }
  }

  record EraseAgain() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.erasedAgain();
    }
  }

  record Backup() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.backedUp();
    }
  }

  record Restore(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.restored(pick);
    }
  }

  record Reindex() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.reindexed();
    }
  }

  record Explain(int visit) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.explained(visit);
    }
  }
}
