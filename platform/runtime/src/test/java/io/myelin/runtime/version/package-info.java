@org.jspecify.annotations.NullMarked
package io.myelin.runtime.version;
