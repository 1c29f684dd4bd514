/** What the controllers have in common that keep an object for as long as others use it. */
@NullMarked
package io.github.kubevalue.model.controller.protection;

import org.jspecify.annotations.NullMarked;
