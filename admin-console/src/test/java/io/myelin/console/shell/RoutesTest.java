package io.myelin.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/subnets, true",
    "/subnets/, true",
    "/subnets/1, true",
    "/subnets/1/neurons/3, true",
    "/subnets/1/neurons, false",
    "/blocks/0xab, true",
    "/help, true",
    "/help/sign-in-needed, true",
    "/help/a/b, false",
    "/no-such-page, false",
    "/subnets/1/2, false",
    "/payouts/63-0, true",
    "/payouts, false",
    "/integrity/cases, true",
    "/integrity/cases/7, true",
    "/forks, true",
    "/WEB-INF/web.xml, false",
    "'', false"
  })
  void shouldKnowThePagesThatTheBrowserDraws(String path, boolean known) {
    assertEquals(known, Routes.built().has(path), path);
  }
}
