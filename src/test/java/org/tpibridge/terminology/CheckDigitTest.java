package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "SNOMED CT, 206007, true",
    "SNOMED CT, 31764008, true",
    "SNOMED CT, 726531007, true",
    "SNOMED CT, 31764009, false",
    "SNOMED CT, 37164008, false",
    "SNOMED CT, 900000000000207008, true",
    "SNOMED CT, 31764, false",
    "LOINC, 72514-3, true",
    "LOINC, 91147-9, true",
    "LOINC, 91145-1, false",
    "LOINC, 725143, false",
    "RxNorm, 6387, true",
    "RxNorm, 06387, false",
    "RxNorm, lidocaine, false",
    "ICD-10-CM, M79.18, true",
    "ICD-10-CM, M7918, false",
    "CPT, 20552, true",
    "CPT, 20553:59, false",
    "HCPCS, J3301, true",
    "HCPCS, j3301, false",
  })
  void only_well_formed_codes_are_accepted(String system, String code, boolean allowed) {
    assertThat(ExternalCodeSystem.of(system).orElseThrow().isWellFormed(code)).isEqualTo(allowed);
  }

  @Property(tries = 200)
  boolean one_wrong_digit_is_always_detected(
      @ForAll @IntRange(max = 7) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
    char[] digits = "31764008".toCharArray();
    digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);

    return !CheckDigit.verhoeff(new String(digits));
  }

  @Property(tries = 200)
  boolean two_swapped_adjacent_digits_are_always_detected(@ForAll @IntRange(max = 6) int place) {
    char[] digits = "726531007".toCharArray();
    char left = digits[place];
    digits[place] = digits[place + 1];
    digits[place + 1] = left;

    return left == digits[place] || !CheckDigit.verhoeff(new String(digits));
  }
}
