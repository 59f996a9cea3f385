@org.jspecify.annotations.NullMarked
package io.myelin.host.job;
