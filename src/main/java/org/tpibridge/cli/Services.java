package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.List;
import org.tpibridge.checking.Checking;
import org.tpibridge.checking.Lanes;
import org.tpibridge.validation.Validator;

/** What the verbs work with; made on demand, because each verb needs little of it. */
public interface Services {

  /**
   * @throws UsageException naming what cannot be used
   */
  Checking checking(Wanted wanted);

  /**
   * @param packages further FHIR packages ({@code .tgz})
   * @throws UsageException naming a package that cannot be used
   */
  Validator validator(List<Path> packages);

  /** To work on several inputs at once. */
  Lanes lanes();
}
