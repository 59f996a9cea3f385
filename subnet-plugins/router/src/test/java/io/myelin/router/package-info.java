/** Tests with simulated experts that know their trades unequally. */
@org.jspecify.annotations.NullMarked
package io.myelin.router;
