/** The ephemeral volume controller: pods get the claims of their ephemeral volumes, which go with them. */
@NullMarked
package io.github.kubevalue.model.controller.ephemeralvolume;

import org.jspecify.annotations.NullMarked;
