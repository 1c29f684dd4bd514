/** The rules on leases, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.coordination;

import org.jspecify.annotations.NullMarked;
