@org.jspecify.annotations.NullMarked
package io.myelin.host.desk;
