// What is sent is the document of each editor, as any other field of the form.
const form = document.getElementById("report");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = [...new FormData(form)].map(([name, value]) => `${name}: ${value.length} letters`);
  document.getElementById("sent").textContent = `Sent ${sent.join(", ")}.`;
});
