/**
 * Reads a plugin jar without running any of it. Start at {@link io.myelin.plugins.jar.JarVerifier}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins.jar;
