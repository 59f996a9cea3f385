package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.OwnerToken;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator changes in the browser: seen on the page, and in the node's audit log. */
@ExtendWith(TextMarket.class)
class ConsoleDeedsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String MAIN = "document.querySelector('main').textContent";
  private static final String BUTTON =
      "[...document.querySelectorAll('main button, dialog[open] button')].filter(b => !b.closest('thead'))";

  @TempDir private Path dir = Path.of("");

  private String node = "";

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @SuppressWarnings("NullAway.Init")
  private Chromium page;

  @BeforeEach
  void signIn(Platform shared) throws Exception {
    if (Chromium.installed().isEmpty()) {
      System.out.println("SKIPPED: no Chromium");
    }
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    platform = shared;
    node = platform.address().toString();
    page = Chromium.start(Chromium.installed().orElseThrow(), 1280, 900);
    page.open(JSON.readTree(platform.command("signin", "--json")).path("link").asText());
    page.await(
        "the owner's name",
        "!!document.querySelector('.person .note')"
            + " && document.querySelector('.person').textContent.includes('owner')",
        LIMIT);
  }

  @AfterEach
  void close() throws Exception {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void shouldBringGrantDisableAndRemoveAPlugin() throws Exception {
    Path jar = HelloJar.in(dir, "deeds", "1.0.0");

    show("/plugins?tab=upload");
    page.await("the field", "!!document.querySelector('input[type=file]:not(:disabled)')", LIMIT);
    page.choose("input[type=file]", jar);
    says("deeds 1.0.0");
    page.value("document.querySelector('main input[type=checkbox]').click()");
    press("Keep it");
    page.await(
        "the way to the grants",
        "!!document.querySelector('main a[href*=\"plugins/deeds\"]')",
        LIMIT);

    show("/plugins/deeds?tab=capabilities");
    press("Grant all of it to 1.0.0");
    says("No version waits for approval");
    assertEquals("LIVE", state());

    show("/plugins/deeds");
    press("Disable");
    press("Disable");
    page.await("that it is disabled", MAIN + ".includes('disabled')", LIMIT);
    assertEquals("DISABLED", state());

    press("Remove");
    page.value("document.querySelector('dialog[open] input').value = 'deeds'");
    press("Remove");
    page.await("the list", "location.pathname === '/console/plugins'", LIMIT);
    assertEquals("", state());

    show("/operations/audit?what=plugin.remove");
    says("deeds");
    says("The log is as it was written");
    // The page may have asked for it once more, while it was removed.
    assertEquals(
        List.of(),
        page.complaints().stream()
            .filter(
                said -> !said.contains("/host/api/v1/plugins/deeds\"") || !said.contains(" 404 "))
            .toList());
  }

  @Test
  void shouldMakeAndRevokeATokenThatIsShownOnce() throws Exception {
    show("/operations/tokens");
    fill("make-token-name", "the report");
    press("Make");
    says("Nobody can see it again");
    String secret = page.value("document.querySelector('.secret .mono').textContent.trim()");
    assertTrue(secret.length() > 30, secret);

    show("/operations/tokens");
    says("the report");
    assertEquals("false", page.value("document.body.textContent.includes('" + secret + "')"));
    // Others may have tokens, too.
    page.value(
        "[...document.querySelectorAll('#tokens tbody tr')].find(r => r.textContent.includes('the"
            + " report')).querySelector('button').click()");
    press("Revoke");
    page.await("a list without it", "!" + MAIN + ".includes('the report')", LIMIT);
    assertEquals(List.of(), page.complaints());
  }

  /** Two look at the same user; who comes second sees what the first one made of it. */
  @Test
  void shouldSayWhoChangedAUserMeanwhileAndLetOneDecideAnew() throws Exception {
    show("/operations/people");
    fill("add-user-name", "twice");
    fill("add-user-password", "correct horse battery");
    page.await("the roles", "document.querySelectorAll('#add-user-role option').length > 1", LIMIT);
    page.value("document.getElementById('add-user-role').value = 'viewer'");
    press("Add");
    String row =
        "[...document.querySelectorAll('#users tbody tr')].find(r => r.textContent.includes('twice'))";
    page.await("the user", "!!" + row, LIMIT);
    // what this page shows stays as it is: no later list arrives
    page.value(
        "(f => { window.fetch = (path, init) => path === '/api/v1/users' && !init?.body"
            + " ? new Promise(() => {}) : f(path, init); })(window.fetch)");
    assertEquals(200, role("twice", "operator"));

    page.value(
        "[..."
            + row
            + ".querySelectorAll('button')].find(b => b.textContent === 'Make auditor').click()");
    String told = row + ".querySelector('.meanwhile')?.textContent ?? ''";
    page.await("who changed it", "(" + told + ").includes('owner changed it at ')", LIMIT);
    String words = page.value(told);
    assertTrue(words.contains("It is now: twice as operator"), words);
    assertFalse(words.contains("Look again"), words);
    press("Make auditor all the same");
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!role("twice").equals("auditor") && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertEquals("auditor", role("twice"));
    page.await("nothing of it any more", "(" + told + ") === ''", LIMIT);
    assertEquals(204, asOwner("DELETE", "/api/v1/users/twice", "").statusCode());
    // The browser itself reports an answer of this kind.
    assertEquals(
        List.of(), page.complaints().stream().filter(said -> !said.contains(" 412 ")).toList());
  }

  private int role(String name, String role) throws Exception {
    return asOwner("PUT", "/api/v1/users/" + name, "{\"role\":\"" + role + "\"}").statusCode();
  }

  private String role(String name) throws Exception {
    return JSON.readTree(asOwner("GET", "/api/v1/users/" + name, "").body()).path("role").asText();
  }

  private HttpResponse<String> asOwner(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve(path))
            .header("X-Myelin-Request", "1")
            .header(
                "Authorization", "Bearer " + OwnerToken.of(platform.data()).read().orElseThrow())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldTryACallAndAStakeWithWhatWasJustFilledIn() throws Exception {
    show("/compose?pallet=Balances&call=transfer_keep_alive");
    fill("arg-dest", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
    fill("arg-value", "1000000000");
    press("Dry run");
    says("it would be done");

    show("/stake");
    fill("from", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    fill("amount", "12.5");
    page.await(
        "somebody to stake with",
        "document.querySelectorAll('main #hotkey option').length > 2",
        LIMIT);
    press("Preview the effect");
    says("it would go well");
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void shouldShowWhatAnAnswerWasHeldAgainstAndWorth() throws Exception {
    int miner = platform.uid(1, "miner-strong-1");
    show("/subnets/1/neurons/" + miner + "?tab=answers");
    String first = "document.querySelector('main tr[data-id] a')";
    page.await("a question that was asked", "!!" + first, LIMIT);
    page.value(first + ".click()");
    page.await(
        "question, answer, truth and score",
        "['Question', 'Answer', 'Truth', 'Score'].every(w =>"
            + " [...document.querySelectorAll('#answer dt')].some(d => d.textContent === w))",
        LIMIT);
    assertTrue(page.value("location.search").contains("of=validator-"));
    says("./myelin explain score --netuid 1 --neuron " + miner);
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void shouldOfferNothingToWhoDidNotSignIn() throws Exception {
    try (Chromium stranger = Chromium.start(Chromium.installed().orElseThrow(), 1280, 900)) {
      for (String path :
          List.of(
              "/operations?tab=workers",
              "/operations?tab=storage",
              "/plugins?tab=upload",
              "/operations/people")) {
        stranger.open(node + "/console" + path);
        stranger.await(
            "who may on " + path,
            "location.pathname + location.search === '/console"
                + path
                + "' && document.body.textContent.includes('Sign in with the role')",
            LIMIT);
        assertEquals(
            "0",
            stranger.value(
                "[...document.querySelectorAll('main m-act > button, main m-fields button, main input[type=file]')]"
                    + ".filter(e => !e.disabled).length"),
            path);
      }
      assertEquals(List.of(), stranger.complaints());
    }
  }

  private void show(String path) throws Exception {
    ConsolePage.showDrawn(page, node, path);
  }

  private void says(String words) throws Exception {
    page.await("'" + words + "'", MAIN + ".includes('" + words + "')", LIMIT);
  }

  /** Of two with the same words the one of the open dialog. */
  private void press(String label) throws Exception {
    String wanted =
        BUTTON + ".filter(b => b.textContent.trim() === '" + label + "' && !b.disabled)";
    page.await("the button '" + label + "'", wanted + ".length > 0", LIMIT);
    page.value(
        "(all => (all.find(b => b.closest('dialog[open]')) ?? all[0]).click())(" + wanted + ")");
  }

  private void fill(String id, String text) throws Exception {
    page.await("the field " + id, "!!document.getElementById('" + id + "')", LIMIT);
    page.value("document.getElementById('" + id + "').value = '" + text + "'");
  }

  private String state() throws Exception {
    for (JsonNode plugin : JSON.readTree(platform.command("plugin", "list", "--json"))) {
      if (plugin.path("id").asText().equals("deeds")) {
        return plugin.path("state").asText();
      }
    }
    return "";
  }
}
