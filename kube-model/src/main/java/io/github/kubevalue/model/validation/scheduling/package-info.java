/** The rules on priority classes, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.scheduling;

import org.jspecify.annotations.NullMarked;
