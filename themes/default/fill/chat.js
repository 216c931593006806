// The filled sheet as a text for a chat: a person can read it, and so can the program after the chat changed its white
// space and quotation marks.

function asChat(sheet, audit) {
  const line = (text) => text.replace(/\s+/g, " ").trim();
  const lines = ["punctilio " + sheet.sheet + " " + shortHash(sheet)];
  for (const [key, text] of headPairs(sheet, audit).slice(2)) lines.push(key + ": " + line(text));
  for (const { item, answer, note } of filled(sheet, audit)) {
    const fact = line(note?.fact ?? "");
    if (!isAnswered(answer) && !fact) continue;
    const words = isAnswered(answer) ? [].concat(answer).map((word) => word || "blank").join(";") : "blank";
    lines.push(item.number.replace(/\s/g, "") + " " + item.id + " = " + words + (fact ? " // " + fact : ""));
  }
  return lines.join("\n") + "\n";
}

function readChat(text) {
  const found = { response: {}, answers: {}, notes: {} };
  for (const raw of text.split(/\r?\n/)) {
    // No-break and full-width spaces, and signs that chats put in to guide the direction.
    const line = raw.replace(/[\u200b-\u200f\u2060\ufeff]/g, "").replace(/[\u00a0\u3000]/g, " ").trim();
    const first = /^punctilio\s+(\S+\/\S+)\s+([0-9a-f]{7,64})$/i.exec(line);
    const item = /^(?:\S+\s+)?([^\s=＝:]+)\s*[=＝]\s*(.*?)(?:\s*\/\/\s*(.*))?$/.exec(line);
    const head = /^([a-z_]+)\s*[:：]\s*(.*)$/.exec(line);
    if (first) Object.assign(found.response, { sheet: first[1], hash: first[2].toLowerCase() });
    else if (head) found.response[head[1]] = head[2];
    else if (item) {
      const words = item[2].replace(/["“”'‘’]/g, "").split(/[;；]/).map((word) => word.trim());
      found.answers[item[1]] = words.length > 1 ? words : words[0];
      if (item[3]) found.notes[item[1]] = { fact: item[3] };
    }
  }
  return found;
}

// Reads a file of any of the three kinds; throws where it is none of them.
function readFile(text) {
  const start = text.replace(/^\ufeff/, "").trimStart();
  if (/^#[a-z_]+,/.test(start)) return readCsv(text);
  if (/^punctilio\s/i.test(start)) return readChat(text);
  const found = readToml(text);
  if (!found.response || typeof found.answers !== "object") throw new Error("other");
  return found;
}
