package io.myelin.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Keys as a person presses them: the browser itself decides what each does. */
record Keyboard(Chromium page) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHIFT = 8;

  /** The numbers of keys that write nothing. */
  private static final Map<String, Integer> CODES =
      Map.of(
          "Tab",
          9,
          "Enter",
          13,
          "Escape",
          27,
          "End",
          35,
          "Home",
          36,
          "ArrowLeft",
          37,
          "ArrowUp",
          38,
          "ArrowRight",
          39,
          "ArrowDown",
          40);

  void press(String key) {
    strike(key, 0);
  }

  void back() {
    strike("Tab", SHIFT);
  }

  void type(String text) {
    text.chars().forEach(each -> strike(Character.toString(each), 0));
  }

  private void strike(String key, int modifiers) {
    ObjectNode down = event(key, modifiers).put("type", "keyDown");
    if (key.equals("Enter")) {
      down.put("text", "\r");
    } else if (!CODES.containsKey(key)) {
      down.put("text", key);
    }
    page.key(down);
    page.key(event(key, modifiers).put("type", "keyUp"));
  }

  private static ObjectNode event(String key, int modifiers) {
    int code = CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
    return JSON.createObjectNode()
        .put("key", key)
        .put("code", CODES.containsKey(key) ? key : "")
        .put("windowsVirtualKeyCode", CODES.containsKey(key) || isAlnum(key) ? code : 0)
        .put("modifiers", modifiers);
  }

  private static boolean isAlnum(String key) {
    return Character.isLetterOrDigit(key.charAt(0));
  }
}
