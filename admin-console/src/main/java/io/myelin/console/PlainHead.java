package io.myelin.console;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.Renderer;
import java.io.IOException;

/**
 * Writes what the page has in its head and nothing else. The component library's own renderer adds
 * an inline script, which the policy of {@link SecurityHeaders} refuses, and styles that ours
 * replace.
 */
public class PlainHead extends Renderer<UIComponent> {
  @Override
  public void encodeBegin(FacesContext context, UIComponent head) throws IOException {
    context.getResponseWriter().startElement("head", head);
  }

  @Override
  public void encodeEnd(FacesContext context, UIComponent head) throws IOException {
    context.getResponseWriter().endElement("head");
  }
}
