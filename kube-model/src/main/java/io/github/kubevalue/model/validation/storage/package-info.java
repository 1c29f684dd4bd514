/** The rules on classes of storage, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.storage;

import org.jspecify.annotations.NullMarked;
