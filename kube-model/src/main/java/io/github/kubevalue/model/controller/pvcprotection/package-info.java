/** Claims that are to be deleted go when no pod uses them any more. */
@NullMarked
package io.github.kubevalue.model.controller.pvcprotection;

import org.jspecify.annotations.NullMarked;
