#include <stddef.h>
#include <stdint.h>

#define LONGEST 256

/* Fewest insertions, deletions and replacements that turn one text into the other; -1 for one longer than LONGEST. */
int32_t edit_distance(const uint8_t *one, int32_t ones, const uint8_t *other, int32_t others) {
  int32_t row[LONGEST + 1];
  if (ones < 0 || others < 0 || ones > LONGEST || others > LONGEST) return -1;
  for (int32_t j = 0; j <= others; j++) row[j] = j;
  for (int32_t i = 1; i <= ones; i++) {
    int32_t diagonal = row[0];
    row[0] = i;
    for (int32_t j = 1; j <= others; j++) {
      int32_t above = row[j];
      int32_t best = diagonal + (one[i - 1] != other[j - 1]);
      if (above + 1 < best) best = above + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      row[j] = best;
      diagonal = above;
    }
  }
  return row[others];
}
