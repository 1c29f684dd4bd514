/** The end of CustomResourceDefinitions: their objects go before them. */
@NullMarked
package io.github.kubevalue.model.controller.customresourcedefinition;

import org.jspecify.annotations.NullMarked;
