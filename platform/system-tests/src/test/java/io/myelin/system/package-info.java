/** Tests of the whole house: its architecture here, its processes in the integration tests. */
@org.jspecify.annotations.NullMarked
package io.myelin.system;
