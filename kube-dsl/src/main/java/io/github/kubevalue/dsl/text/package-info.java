/** Text laid out in columns. */
@NullMarked
package io.github.kubevalue.dsl.text;

import org.jspecify.annotations.NullMarked;
