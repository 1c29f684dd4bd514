/** The rules on runtime classes, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.node;

import org.jspecify.annotations.NullMarked;
