/** What a whole node takes and a replay costs: {@code bench chain} with its processes. */
@NullMarked
package io.myelin.cli.bench.chain;

import org.jspecify.annotations.NullMarked;
